package dev.persona.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes TCP connections on to a port, until it is cut: then what is open is closed and what is new is turned away; or until it is stuck: then
 * what is new is accepted, and that is all.
 */
public final class SwitchableForwarder implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private boolean cut;
    private boolean stuck;

    /** Starts to forward to a port of the loopback address. */
    public SwitchableForwarder(int target) {
        this.target = target;
        try {
            listener = new ServerSocket();
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** The port that stands for the target. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Breaks every connection and turns new ones away. */
    public synchronized void cut() {
        cut = true;
        open.forEach(SwitchableForwarder::close);
        open.clear();
    }

    /** Accepts new connections, and says nothing on them. */
    public synchronized void stick() {
        stuck = true;
    }

    /** Forwards again. */
    public synchronized void restore() {
        cut = false;
    }

    /** Whether there is a connection. */
    public boolean isInUse() {
        return !open.isEmpty();
    }

    @Override
    public void close() {
        cut();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                connect(listener.accept());
            } catch (IOException e) {
                // The listener was closed, or the target refuses: the next round finds out.
            }
        }
    }

    private synchronized void connect(Socket client) throws IOException {
        if (cut) {
            client.close();
            return;
        }
        if (stuck) {
            open.add(client);
            return;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(server);
        start(() -> copy(client, server));
        start(() -> copy(server, client));
    }

    private void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Closed by either end, or cut; both ends are closed below.
        }
        close(from);
        close(to);
        open.remove(from);
        open.remove(to);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "forwarder");
        thread.setDaemon(true);
        thread.start();
    }
}
