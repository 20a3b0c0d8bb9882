package dev.persona.support;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.SocketFactory;

/** Makes the sockets of a driver whose URL names this class as its {@code socketFactory}, and remembers them. */
public final class DriverSockets extends SocketFactory {

    private static final Queue<Socket> MADE = new ConcurrentLinkedQueue<>();

    /** Whether the socket with this port at its own end is kept alive while it is idle. */
    public static boolean isKeptAlive(int localPort) {
        try {
            return MADE.stream().filter(socket -> socket.getLocalPort() == localPort).findFirst().orElseThrow().getKeepAlive();
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets all sockets. */
    public static void forget() {
        MADE.clear();
    }

    @Override
    public Socket createSocket() {
        Socket socket = new Socket();
        MADE.add(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }
}
