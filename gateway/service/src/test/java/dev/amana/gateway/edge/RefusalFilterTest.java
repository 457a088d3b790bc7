package dev.amana.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RefusalFilterTest {
    private static final RateLimitProperties RATES = new RateLimitProperties(5, 5, 5, 10);

    private final RateLimits limits = new RateLimits(RATES);

    @Test
    void refusedTokenIsChargedToTheAddressAndAGoodOneIsNot() throws Exception {
        call(200);
        call(401);
        call(401);
        var next = limits.take(CallerPolicy.ofRefused(request(), RATES));
        assertThat(next.remaining()).isEqualTo(2);
    }

    private void call(int status) throws Exception {
        new RefusalFilter(limits, RATES)
                .doFilter(
                        request(),
                        new MockHttpServletResponse(),
                        (request, response) -> ((HttpServletResponse) response).setStatus(status));
    }

    private static MockHttpServletRequest request() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/conversations/c1");
        request.addHeader("Authorization", "Bearer invalid");
        return request;
    }
}
