package dev.persona.drill;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Four times as many requests as the server can serve, for a minute. The database is made the bottleneck, with two milliseconds for each
 * row: client and server share the machine, so that no client could offer four times of what their processors can do.
 */
final class Overload implements Drill {

    private static final int PEOPLE = 1000;
    private static final int CALLERS = 64;
    private static final int CONNECTIONS = 1000;
    private static final int WARM_UP_SECONDS = 15;
    private static final int PEAK_SECONDS = 20;
    private static final int OVERLOAD_SECONDS = 60;
    private static final int FACTOR = 4;
    private static final String SLOW_ROWS = "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS "
        + "'BEGIN PERFORM pg_sleep(0.002); RETURN NEW; END'; "
        + "CREATE TRIGGER slow BEFORE UPDATE ON profile FOR EACH ROW EXECUTE FUNCTION slow()";
    private static final long MEBIBYTE = 1024 * 1024;

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public String rows() {
        return "8";
    }

    @Override
    public Duration limit() {
        return Duration.ofMinutes(4);
    }

    @Override
    public void run(Place place, Findings findings) throws Exception {
        Site site = Site.start(place);
        site.postgres().addPeople("load-", PEOPLE);
        site.postgres().execute(SLOW_ROWS);
        List<byte[]> requests = IntStream.rangeClosed(1, 3 * PEOPLE).mapToObj(i -> Contract.GMI.update("load-" + (i % PEOPLE + 1), i).bytes()).toList();
        run(site, requests, CALLERS, WARM_UP_SECONDS, 0);
        OpenLoop.Result peak = run(site, requests, CALLERS, PEAK_SECONDS, 0);
        long heapBefore = site.server().heapInUse();
        OpenLoop.Result overload = run(site, requests, CONNECTIONS, OVERLOAD_SECONDS, FACTOR * peak.rate());
        long heapAfter = site.server().heapInUse();
        findings.add(FACTOR + " times the sustainable rate for " + OVERLOAD_SECONDS + " s: goodput is at least 80 % of it",
            String.format(Locale.ROOT, "%.0f %%; alone %,.0f/s; %s", 100 * overload.rate() / peak.rate(), peak.rate(), overload),
            overload.rate() >= 0.8 * peak.rate());
        findings.add("... 99 of 100 accepted requests are answered within 1 s, the others refused with 503",
            overload.p99Millis() + " ms, " + overload.other() + " other answers", overload.p99Millis() <= 1000 && overload.other() == 0);
        findings.add("... and the heap in use does not grow", heapBefore / MEBIBYTE + " MiB before, " + heapAfter / MEBIBYTE + " MiB after; the process has "
            + site.server().memory() / MEBIBYTE + " MiB", heapAfter <= heapBefore + 16 * MEBIBYTE);
    }

    private static OpenLoop.Result run(Site site, List<byte[]> requests, int connections, int seconds, double rate) throws Exception {
        try (OpenLoop loop = new OpenLoop(site.server().port(), connections, requests)) {
            return loop.run(seconds, rate);
        }
    }
}
