package dev.amana.messaging.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What a process is called where nobody gave it a name: the same whenever it starts on the same host. */
final class InstanceName {
    private InstanceName() {}

    static String ofThisHost() {
        try {
            return "messaging@" + InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "messaging";
        }
    }
}
