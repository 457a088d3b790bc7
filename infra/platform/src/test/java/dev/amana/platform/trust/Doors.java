package dev.amana.platform.trust;

import dev.amana.platform.personal.SubjectErasedException;
import dev.amana.platform.sample.TallyIsFull;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Doors of all kinds. */
@RestController
@RequestMapping("/api")
public class Doors {
    record Order(@NotBlank String orderId, @Valid @NotNull Buyer buyer) {}

    record Buyer(@Email @NotBlank String email) {}

    final AtomicInteger carriedOut = new AtomicInteger();
    final CountDownLatch slowOneEntered = new CountDownLatch(1);
    final CountDownLatch slowOneMayGo = new CountDownLatch(1);

    @PostMapping("/orders")
    ResponseEntity<Map<String, Object>> place(@Valid @RequestBody Order order) {
        int number = carriedOut.incrementAndGet();
        return ResponseEntity.created(URI.create("/api/orders/" + number))
                .body(Map.of("number", number, "by", Caller.current().subject()));
    }

    @PostMapping("/slow")
    String slow() throws InterruptedException {
        slowOneEntered.countDown();
        slowOneMayGo.await();
        return "done";
    }

    @PostMapping("/flaky")
    String flaky() {
        if (carriedOut.incrementAndGet() % 2 == 1) {
            throw new IllegalStateException("secret of the inside");
        }
        return "done";
    }

    @PostMapping("/attachments")
    Map<String, Object> attach(@RequestParam String name, @RequestParam MultipartFile file) throws IOException {
        return Map.of("name", name, "bytes", file.getBytes().length, "number", carriedOut.incrementAndGet());
    }

    @PostMapping("/rejected")
    void rejected() {
        carriedOut.incrementAndGet();
        throw new TallyIsFull(7);
    }

    @GetMapping("/full-for-now")
    void fullForNow() {
        throw new TallyIsFull(7, 429);
    }

    @GetMapping("/gone")
    void gone() {
        throw new IllegalStateException(new SubjectErasedException("p1", "profile"));
    }

    @GetMapping("/teapot")
    void teapot() {
        throw new ProblemException(HttpStatus.PAYMENT_REQUIRED, "short-and-stout", 3);
    }

    @GetMapping("/numbers/{number}")
    int number(@PathVariable int number) {
        return number;
    }

    @GetMapping("/public/hello")
    String hello() {
        return "hello";
    }

    @GetMapping("/fault")
    void fault() {
        throw new IllegalStateException("secret of the inside");
    }
}
