package dev.amana.messaging.authentication;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What limits count as one client: an IPv4 address, or the /64 of an IPv6 address, because a host has all of the rest to
 * itself.
 */
public record ClientNetwork(String name) {
    private static final int NETWORK_BYTES = 8;

    public static ClientNetwork of(InetAddress client) {
        byte[] address = client.getAddress();
        byte[] network = client instanceof Inet6Address ? Arrays.copyOf(address, NETWORK_BYTES) : address;
        return new ClientNetwork(HexFormat.of().formatHex(network));
    }
}
