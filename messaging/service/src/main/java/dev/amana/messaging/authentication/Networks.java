package dev.amana.messaging.authentication;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Blocks of addresses in CIDR notation (RFC 4632, RFC 4291). */
final class Networks {
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Network(byte[] address, int prefixBits) {

        static Network parse(String text) {
            int slash = text.indexOf('/');
            byte[] address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash))
                    .getAddress();
            int most = address.length * Byte.SIZE;
            int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > most) {
                throw new IllegalArgumentException("Not a block of addresses: " + text);
            }
            return new Network(address, bits);
        }

        boolean contains(byte[] other) {
            int whole = prefixBits / Byte.SIZE;
            int rest = prefixBits % Byte.SIZE;
            return other.length == address.length
                    && Arrays.equals(other, 0, whole, address, 0, whole)
                    && (rest == 0 || (other[whole] ^ address[whole]) >> (Byte.SIZE - rest) == 0);
        }
    }

    private final List<Network> networks;

    Networks(List<String> blocks) {
        networks = blocks.stream().map(String::strip).map(Network::parse).toList();
    }

    boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        return networks.stream().anyMatch(network -> network.contains(bytes));
    }
}
