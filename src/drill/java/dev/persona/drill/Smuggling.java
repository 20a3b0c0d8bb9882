package dev.persona.drill;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Requests that proxy and server might read in two ways. The proxy lets no DELETE through, and each request hides one: a DELETE that reaches
 * the server was smuggled.
 */
final class Smuggling implements Drill {

    /** Some requests are not over where they seem to be; nobody is going to send the rest. */
    private static final int PATIENCE_MILLIS = 1000;
    private static final String VICTIM = "victim-1";

    /** Header lines that say something else of the body's end than a content length does, or seem to. */
    private static final List<String> BESIDE_LENGTH = List.of("Transfer-Encoding: chunked", "Content-Length: 5", "Content-Length: 5, 6",
        "Transfer-Encoding: chunked, xchunked", "Transfer-Encoding: xchunked", "Transfer-Encoding: identity", "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding : chunked", "Transfer-Encoding:\r\n chunked", "Transfer-Encoding: x\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding:\u000bchunked", "X: y\nTransfer-Encoding: chunked", "X: y\rTransfer-Encoding: chunked", "\u0000Transfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nConnection: Transfer-Encoding", "Transfer-Encoding: chunked\r\nConnection: Content-Length",
        "Expect: 100-continue", "Upgrade: h2c\r\nConnection: Upgrade");

    /** Beginnings of chunked bodies whose end is not clear. */
    private static final List<String> CHUNKS = List.of("FFFFFFFFFFFFFFFF0\r\n", "-1\r\n", "0x5\r\n", "5;\n", "5\n", "0\n\n", "0\r\n\n", "0\r\nX: y\n\n",
        "0;a=\"\r\n\r\n\"\r\n\r\n", "5 \r\n{   }\r\n0\r\n\r\n", "\r\n0\r\n\r\n", "2\r\n{}0\r\n\r\n", "2\r\n{}\n0\r\n\r\n");

    @Override
    public String name() {
        return "smuggling";
    }

    @Override
    public String rows() {
        return "16";
    }

    @Override
    public List<String> needs() {
        return List.of("haproxy", "nginx");
    }

    @Override
    public Duration limit() {
        return Duration.ofMinutes(4);
    }

    @Override
    public void run(Place place, Findings findings) throws Exception {
        Site site = Site.start(place, Map.of(), Map.of("REQUEST_LOG", "true"), 1);
        site.postgres().addPeople("victim-", 1);
        for (Proxy proxy : List.of(Proxy.haproxy(place, site.server().port()), Proxy.nginx(place, site.server().port()))) {
            try (Caller caller = new Caller(proxy.port())) {
                int deleted = caller.send(delete()).status();
                int updated = caller.send(Contract.GMI.update(VICTIM, 1)).status();
                findings.add(proxy.name() + " passes an update and refuses a DELETE", "DELETE " + deleted + ", update " + updated, deleted == 403 && updated == 200);
            }
            attack(site, proxy, findings);
        }
        try (Caller caller = new Caller(site.server().port())) {
            int status = caller.send(delete()).status();
            TimeUnit.MILLISECONDS.sleep(500);
            long logged = deletes(site);
            findings.add("without a proxy the hidden request works and is logged: it would have been seen", "status " + status + ", " + logged + " logged",
                status == 204 && logged == 1);
        }
    }

    private static void attack(Site site, Proxy proxy, Findings findings) throws Exception {
        Map<String, Integer> counts = new TreeMap<>();
        List<String> requests = requests();
        for (String request : requests) {
            try (Caller caller = new Caller(proxy.port(), PATIENCE_MILLIS)) {
                caller.write(request.getBytes(StandardCharsets.ISO_8859_1));
                while (true) {
                    counts.merge(String.valueOf(caller.next().status()), 1, Integer::sum);
                }
            } catch (SocketTimeoutException e) {
                counts.merge("waits", 1, Integer::sum);
            } catch (IOException e) {
                counts.merge("closed", 1, Integer::sum);
            }
        }
        TimeUnit.MILLISECONDS.sleep(500);
        boolean alive = site.postgres().query("SELECT 1 FROM profile WHERE user_id = '" + VICTIM + "'").size() == 1;
        findings.add(requests.size() + " ambiguous requests through " + proxy.name() + ": no hidden request reaches the server",
            deletes(site) + " reached it; the victim " + (alive ? "is still there" : "is gone"), deletes(site) == 0 && alive);
        findings.add("... and answers are refusals or successes", counts.toString(),
            // 501 is nginx's word for a transfer coding that it does not know; 502 would be a server that answers nonsense.
            counts.keySet().stream().allMatch(outcome -> outcome.matches("[124]..|501|waits|closed")));
    }

    private static long deletes(Site site) throws IOException {
        return site.server().printed().lines().filter(line -> line.contains("\"event\":\"request\"") && line.contains("\"method\":\"DELETE\"")).count();
    }

    private static Call delete() {
        return Call.withKey("DELETE", "/user/" + VICTIM, "");
    }

    private static List<String> requests() {
        String hidden = new String(delete().bytes(), StandardCharsets.ISO_8859_1);
        String chunked = "0\r\n\r\n" + hidden;
        String host = "Host: localhost\r\n";
        String length = "Content-Length: " + chunked.length() + "\r\n";
        List<String> all = new ArrayList<>();
        BESIDE_LENGTH.forEach(headers -> all.add(head(host + length + headers + "\r\n") + chunked));
        BESIDE_LENGTH.forEach(headers -> all.add(head(host + headers + "\r\n" + length) + chunked));
        for (String headers : List.of("Content-Length: +5", "Content-Length: 0x5", "Content-Length: 5 5", "Content-Length: 5\r\n 5", "Content-Length : 5")) {
            all.add(head(host + headers + "\r\n") + chunked);
        }
        CHUNKS.forEach(chunk -> all.add(head(host + "Transfer-Encoding: chunked\r\n") + chunk + hidden));
        all.add(head("") + hidden);
        all.add(head(host + "Host: other\r\n" + length) + chunked);
        return all;
    }

    private static String head(String headers) {
        Call update = Contract.GMI.update(VICTIM, 2);
        return update.method() + " " + update.path() + " HTTP/1.1\r\n" + "Authorization: " + update.headers().get("Authorization")
            + "\r\nContent-Type: application/json\r\n" + headers + "\r\n";
    }
}
