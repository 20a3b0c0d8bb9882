package dev.persona.drill;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A thousand connections send a byte now and then, headers first and bodies then, while others work. */
final class SlowClients implements Drill {

    private static final int CLOSED_SECONDS = 15;
    private static final Pattern ENDED = Pattern.compile("Test ended on (\\d+)");

    @Override
    public String name() {
        return "slow-clients";
    }

    @Override
    public String rows() {
        return "14";
    }

    @Override
    public List<String> needs() {
        return List.of("slowhttptest");
    }

    @Override
    public Duration limit() {
        return Duration.ofMinutes(3);
    }

    @Override
    public void run(Place place, Findings findings) throws Exception {
        Site site = Site.start(place);
        try (Load load = Load.start(site)) {
            TimeUnit.SECONDS.sleep(3);
            attack(place, site, findings, "headers", "-H");
            attack(place, site, findings, "bodies", "-B");
            load.stop();
            findings.add("... and others are served as ever", load.tally() + "; slowest " + load.tally().slowestMillis() + " ms",
                load.tally().only("200", "204") && load.tally().slowestMillis() <= 1000);
        }
    }

    private static void attack(Place place, Site site, Findings findings, String what, String mode) throws Exception {
        Process attack = place.start(what, Map.of(), List.of("slowhttptest", mode, "-c", "1000", "-r", "1000", "-i", "1", "-l", "60", "-s", "8192",
            "-t", "PATCH", "-p", "3", "-u", "http://127.0.0.1:" + site.server().port() + "/me/profile"));
        attack.waitFor();
        String printed = place.printed(what).replaceAll("\u001b\\[[0-9;]*m", "");
        Matcher ended = ENDED.matcher(printed);
        int seconds = ended.find() ? Integer.parseInt(ended.group(1)) : Integer.MAX_VALUE;
        boolean allClosed = printed.contains("No open connections left");
        findings.add("1,000 connections with slow " + what + ": all are closed within 15 s",
            (allClosed ? "none left after " : "some left after ") + seconds + " s", allClosed && seconds <= CLOSED_SECONDS);
    }
}
