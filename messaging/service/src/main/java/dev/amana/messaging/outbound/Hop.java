package dev.amana.messaging.outbound;

/** A host that takes mails over. */
record Hop(String host, int port) {
    static Hop parse(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        return colon < 0
                ? new Hop(hostAndPort, 25)
                : new Hop(hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
    }
}
