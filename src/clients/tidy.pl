#!/usr/bin/env perl
# Makes generated files look written: comments with a star on every line, and no import that is not needed.
# usage: tidy.pl FILE...
use strict;
use warnings;

for my $file (@ARGV) {
    my $java = $file =~ /\.java$/;
    open(my $in, '<:encoding(UTF-8)', $file) or die "$file: $!";
    my $text = do { local $/; <$in> };
    close $in;

    $text =~ s{^( *)/\*\*(.*?)\*/}{comment($1, $2, $java)}gems;
    if ($java) {
        my ($package) = $text =~ /^package (.*);/m;
        my %seen;
        my ($head, $body) = $text =~ /\A((?:package [^\n]*\n|import [^\n]*\n|\s)*)(.*)\z/s;
        my @imports = sort grep { !$seen{$_}++ } $head =~ /^import (.*);/mg;
        @imports = grep { !/^\Q$package\E\.[^.]+$/ && $body =~ /\b@{[s{.*\.}{}r]}\b/ } @imports;
        $text = "package $package;\n\n" . join('', map { "import $_;\n" } @imports) . (@imports ? "\n" : '') . $body;
    }
    $text =~ s/^( +)'([A-Za-z_]\w*)'(\??:)/$1$2$3/gm;
    $text =~ s/\s*\z/\n/;
    open(my $out, '>:encoding(UTF-8)', $file) or die "$file: $!";
    print $out $text;
    close $out;
}

sub comment {
    my ($indent, $inner, $java) = @_;
    $inner =~ s/`([^`]*)`/{\@code $1}/g if $java;
    $inner =~ s/(\S)\s*\n\s*\n\s*(?=[^\s*@])/$java ? "$1\n *\n * <p>" : "$1\n *\n * "/ge;
    $inner =~ s/\n\s*\n/\n/g;
    $inner =~ s/\\(["'])/$1/g;
    my @lines = map { s/^\s*(?:\*(?!\w) ?)?//r =~ s/\s+$//r } split /\n/, $inner;
    shift @lines while @lines && $lines[0] eq '';
    pop @lines while @lines && $lines[-1] eq '';
    @lines = map { $lines[$_] } grep { $lines[$_] ne '' || $lines[$_ - 1] ne '' } 0 .. $#lines;
    return "$indent/** $lines[0] */" if @lines == 1;
    return "$indent/**\n" . join('', map { $_ eq '' ? "$indent *\n" : "$indent * $_\n" } @lines) . "$indent */";
}
