package dev.amana.messaging.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class ClientNetworkTest {
    private static ClientNetwork of(String address) {
        return ClientNetwork.of(InetAddress.ofLiteral(address));
    }

    @Test
    void hostsOfOneIpv6NetworkAreOneClient() {
        assertThat(of("2001:db8:1:2::1")).isEqualTo(of("2001:db8:1:2:ffff::9"));
        assertThat(of("2001:db8:1:2::1")).isNotEqualTo(of("2001:db8:1:3::1"));
    }

    @Test
    void everyIpv4AddressIsAClientOfItsOwn() {
        assertThat(of("192.0.2.1")).isNotEqualTo(of("192.0.2.2"));
        assertThat(of("192.0.2.1")).isEqualTo(of("::ffff:192.0.2.1"));
    }
}
