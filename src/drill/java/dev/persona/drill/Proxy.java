package dev.persona.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A proxy in front of a server, as it comes from Debian but for two things: it keeps connections to the server open, which smuggling needs,
 * and refuses every DELETE.
 *
 * @param name its name
 * @param port where it listens
 */
record Proxy(String name, int port) {

    static Proxy haproxy(Place place, int server) throws Exception {
        int port = Place.freePort();
        Path configuration = Files.writeString(place.resolve("haproxy.cfg"), """
            defaults
              mode http
              timeout connect 2s
              timeout client 5s
              timeout server 5s
              http-reuse always
            frontend drill
              bind 127.0.0.1:%d
              http-request deny if { method DELETE }
              default_backend persona
            backend persona
              server one 127.0.0.1:%d
            """.formatted(port, server));
        place.start("haproxy", Map.of(), List.of("/usr/sbin/haproxy", "-db", "-f", configuration.toString()));
        return new Proxy("haproxy", port).ready();
    }

    static Proxy nginx(Place place, int server) throws Exception {
        int port = Place.freePort();
        Path directory = Files.createDirectories(place.resolve("nginx"));
        Path configuration = Files.writeString(place.resolve("nginx.conf"), """
            daemon off;
            pid %1$s/pid;
            error_log stderr;
            events {
            }
            http {
              access_log off;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              upstream persona {
                server 127.0.0.1:%3$d;
                keepalive 8;
              }
              server {
                listen 127.0.0.1:%2$d;
                client_header_timeout 5s;
                client_body_timeout 5s;
                location / {
                  if ($request_method = DELETE) {
                    return 403;
                  }
                  proxy_pass http://persona;
                  proxy_http_version 1.1;
                  proxy_set_header Connection "";
                  proxy_request_buffering off;
                }
              }
            }
            """.formatted(directory, port, server));
        place.start("nginx", Map.of(), List.of("/usr/sbin/nginx", "-c", configuration.toString()));
        return new Proxy("nginx", port).ready();
    }

    private Proxy ready() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            try (Caller caller = new Caller(port)) {
                if (caller.send(Call.get("/health/liveness")).status() == 200) {
                    return this;
                }
            } catch (IOException e) {
                // It is only just starting.
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IllegalStateException(name + " does not start");
    }
}
