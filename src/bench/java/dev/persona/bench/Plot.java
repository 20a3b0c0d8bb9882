package dev.persona.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws the updates as bars, one for each contract and number of connections and one for each peer; a bar as high as pgbench is 1. */
final class Plot {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 420;
    private static final int LEFT = 50;
    private static final int TOP = 60;
    private static final int BOTTOM = 370;
    private static final int BAR = 26;
    private static final int GAP = 36;
    private static final double LEAST_TOP = 1.2;
    private static final List<String> COLOURS = List.of("#4269d0", "#efb118", "#6cc5b0", "#a463f2", "#ff725c");
    private static final String PEER_COLOUR = "#9498a0";

    private final Figures figures;
    private final StringBuilder svg = new StringBuilder();
    private final double scale;
    private int x = LEFT + GAP / 2;

    Plot(Figures figures) {
        this.figures = figures;
        double most = figures.of(Parts.UPDATES).stream().filter(each -> each.measure().equals(Sheet.RATIO))
            .mapToDouble(each -> each.series().max()).max().orElse(LEAST_TOP);
        scale = (BOTTOM - TOP) / Math.max(LEAST_TOP, most * 1.05);
    }

    String draw() {
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">", WIDTH, HEIGHT);
        add("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, HEIGHT);
        text(LEFT, 22, "start", "Updates per second, as ratios to pgbench with the same statement (median, least and most)");
        legend();
        for (double ratio = 0; y(ratio) >= TOP; ratio += 0.2) {
            line(LEFT, y(ratio), WIDTH - 10, y(ratio), Math.abs(ratio - 1) < 0.01 ? "black" : "#dddddd");
            text(LEFT - 6, y(ratio) + 4, "end", String.format(Locale.ROOT, "%.1f", ratio));
        }
        for (int connections : Parts.CONNECTIONS) {
            contracts(connections);
        }
        peers();
        return svg.append("</svg>\n").toString();
    }

    private void legend() {
        int at = LEFT;
        for (Contract contract : Contract.values()) {
            add("<rect x=\"%d\" y=\"34\" width=\"12\" height=\"12\" fill=\"%s\"/>", at, COLOURS.get(contract.ordinal()));
            text(at + 17, 45, "start", contract.title());
            at += 95;
        }
    }

    private void contracts(int connections) {
        int begin = x;
        for (Contract contract : Contract.values()) {
            bar(figures.find(Parts.UPDATES, contract.title(), Sheet.RATIO, connections), COLOURS.get(contract.ordinal()));
        }
        text((begin + x) / 2.0, BOTTOM + 20, "middle", connections == 1 ? "1 connection" : connections + " connections");
        x += GAP;
    }

    private void peers() {
        for (String peer : List.of(Contenders.SPRING_JPA, Contenders.ENGINE_REST)) {
            bar(figures.find(Parts.PEERS, peer, Sheet.RATIO, Parts.MANY), PEER_COLOUR);
            text(x - BAR / 2.0, BOTTOM + 20, "middle", peer);
            text(x - BAR / 2.0, BOTTOM + 36, "middle", "at " + Parts.MANY);
            x += 2 * GAP;
        }
    }

    private void bar(Optional<Series> ratio, String colour) {
        ratio.ifPresent(series -> {
            double top = y(series.median());
            add("<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" fill=\"%s\"/>", x, top, BAR - 4, BOTTOM - top, colour);
            line(x + BAR / 2.0 - 2, y(series.min()), x + BAR / 2.0 - 2, y(series.max()), "black");
        });
        x += BAR;
    }

    private double y(double ratio) {
        return BOTTOM - ratio * scale;
    }

    private void line(double x1, double y1, double x2, double y2, String colour) {
        add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>", x1, y1, x2, y2, colour);
    }

    private void text(double atX, double atY, String anchor, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", atX, atY, anchor, text);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
