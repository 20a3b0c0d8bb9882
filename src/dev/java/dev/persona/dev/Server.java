package dev.persona.dev;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The server's process. A new one takes over data and port from the one before. */
final class Server {

    private static final int GRACE_SECONDS = 20;

    private Process process;

    /** Stops the running server, if any, and starts one of these classes. */
    void restart(Path classes) throws IOException, InterruptedException {
        stop();
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:SharedArchiveFile=" + Build.OUT.resolve("server.jsa"),
            "-Xlog:disable", "-Xlog:all=error:stderr",
            "-cp", Build.classPath(classes), "dev.persona.Main", "serve").inheritIO();
        // There is no load balancer to tell.
        builder.environment().put("STOP_DELAY_SECONDS", "0");
        process = builder.start();
    }

    /** Stops the server and waits for its end. */
    void stop() throws InterruptedException {
        if (process == null) {
            return;
        }
        process.destroy();
        if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
