package dev.amana.standalone;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/**
 * The address on which applications and SMTP listen. Demo users and their passwords are known to everybody, so others
 * than this machine are let in only when asked for.
 */
record Listen(String address) {
    static final Listen LOOPBACK = new Listen("127.0.0.1");

    static Listen of(String address) {
        if (address.isBlank() || !isOurs(address)) {
            throw new UsageException("--listen is an address of this machine, or 0.0.0.0 for all of them");
        }
        return new Listen(address);
    }

    /** The host by which this machine reaches what listens there. */
    String host() {
        if (parsed(address).isAnyLocalAddress()) {
            return LOOPBACK.address;
        }
        return address.contains(":") ? "[" + address + "]" : address;
    }

    boolean isLoopback() {
        return parsed(address).isLoopbackAddress();
    }

    private static boolean isOurs(String address) {
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed.isAnyLocalAddress()
                    || parsed.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(parsed) != null;
        } catch (UnknownHostException | SocketException e) {
            return false;
        }
    }

    private static InetAddress parsed(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new UsageException("No such address: " + address);
        }
    }
}
