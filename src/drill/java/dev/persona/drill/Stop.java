package dev.persona.drill;

import java.util.concurrent.TimeUnit;

/** The server is told to stop while everybody writes. */
final class Stop implements Drill {

    @Override
    public String name() {
        return "stop";
    }

    @Override
    public String rows() {
        return "12";
    }

    @Override
    public void run(Place place, Findings findings) throws Exception {
        Site site = Site.start(place);
        try (Load load = Load.start(site)) {
            TimeUnit.SECONDS.sleep(3);
            int before = load.successes();
            long told = System.nanoTime();
            site.server().terminate();
            int readiness = 200;
            while (readiness == 200) {
                readiness = site.server().status("/health/readiness");
            }
            int then = load.successes();
            site.server().awaitEnd();
            double seconds = (System.nanoTime() - told) / 1e9;
            load.stop();
            findings.add("SIGTERM under load: readiness is 503 before the server stops answering", "readiness " + readiness + " after " + (then - before)
                + " more writes; " + (load.successes() - then) + " writes after that", readiness == 503 && load.successes() > then);
            Loss loss = load.compare(site.postgres());
            findings.add("... whatever was answered is stored, and whatever was done was answered", loss.lost() + " of " + load.successes() + " lost, "
                + loss.unanswered() + " done but not answered; " + load.tally(),
                // On a connection that is opened in the last moment nothing may come back; then nothing was begun.
                loss.isNone() && loss.unanswered() == 0 && load.tally().only("200", "204", "no connection", "cut") && load.tally().count("cut") <= 2);
            findings.add("... and the process ends within the grace period", String.format("%.1f s", seconds), seconds <= 12);
        }
    }
}
