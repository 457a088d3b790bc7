package dev.amana.bench.latency;

import dev.amana.bench.Benchmark;
import dev.amana.bench.Median;
import dev.amana.standalone.control.AmanaProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One mail at a time through the whole platform, against the limits that we hold ourselves to. */
public final class LatencyBenchmark implements Benchmark {
    private static final double DELIVERY_LIMIT_MILLIS = 300;
    private static final double SEARCH_LIMIT_MILLIS = 1_500;
    private static final int PORT_OFFSET = 8_000;
    private static final int GATEWAY = 8080;
    private static final int SMTP = 2525;
    private static final int IMAP = 2143;
    private static final int WARM_UP = 100;
    private static final int MAILS = 100;
    private static final Duration LOST_AFTER = Duration.ofSeconds(30);
    private static final Pattern SELLER_ALIAS = Pattern.compile("\"sellerAlias\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern TOTAL = Pattern.compile("\"total\"\\s*:\\s*(\\d+)");

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String summary() {
        return "from 250 to readable by IMAP and to found by search, against their limits";
    }

    @Override
    public double run(Path workDirectory, PrintStream out) throws Exception {
        out.println("Starting Amana ...");
        try (AmanaProcess amana = AmanaProcess.up(workDirectory.resolve("amana"), PORT_OFFSET, Map.of())) {
            String alias = open(amana);
            try (Inbox inbox = new Inbox(amana.port(IMAP), "seller@shop.test");
                    SmtpClient smtp = new SmtpClient(amana.port(SMTP))) {
                out.printf("Warming up with %d mails ...%n", WARM_UP);
                List<Double> ignored = deliveries(smtp, inbox, alias, WARM_UP);
                out.printf(Locale.ROOT, "Warm-up median %.0f ms%n", Median.of(ignored));
                double delivery = Median.of(deliveries(smtp, inbox, alias, MAILS));
                double search = Median.of(findings(smtp, amana, alias));
                out.printf(
                        Locale.ROOT,
                        "250 to IMAP:   median %,6.0f ms of at most %,.0f%n",
                        delivery,
                        DELIVERY_LIMIT_MILLIS);
                out.printf(
                        Locale.ROOT, "250 to search: median %,6.0f ms of at most %,.0f%n", search, SEARCH_LIMIT_MILLIS);
                out.printf(Locale.ROOT, "RATIO latency-search %.2f%n", SEARCH_LIMIT_MILLIS / search);
                return DELIVERY_LIMIT_MILLIS / delivery;
            }
        }
    }

    private static List<Double> deliveries(SmtpClient smtp, Inbox inbox, String alias, int mails) throws Exception {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < mails; i++) {
            int before = inbox.count();
            smtp.send("buyer@mail.test", alias, "Is item number " + i + " still available in blue?");
            long accepted = System.nanoTime();
            if (!inbox.awaitMoreThan(before, LOST_AFTER)) {
                throw new IOException("mail " + i + " did not arrive within " + LOST_AFTER);
            }
            millis.add((System.nanoTime() - accepted) / 1e6);
        }
        return millis;
    }

    private static List<Double> findings(SmtpClient smtp, AmanaProcess amana, String alias) throws Exception {
        String token = amana.token("trust");
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < MAILS / 4; i++) {
            String word =
                    "kobaltblau" + Long.toString(System.nanoTime(), 36).replaceAll("\\d", "q") + "x" + (char) ('a' + i);
            smtp.send("buyer@mail.test", alias, "Do you have it in " + word + "?");
            long accepted = System.nanoTime();
            while (total(amana.get(GATEWAY, "/api/cases?q=" + word, token)) == 0) {
                if (System.nanoTime() - accepted > LOST_AFTER.toNanos()) {
                    throw new IOException(word + " was not found within " + LOST_AFTER);
                }
                Thread.sleep(10);
            }
            millis.add((System.nanoTime() - accepted) / 1e6);
        }
        return millis;
    }

    private static int total(String answer) {
        Matcher matcher = TOTAL.matcher(answer);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static String open(AmanaProcess amana) throws IOException, InterruptedException {
        String answer = amana.post(GATEWAY, "/api/conversations", amana.token("marketplace"), """
                {"orderId": "bench-latency",
                 "buyer": {"partyId": "buyer", "email": "buyer@mail.test", "name": "Demo Buyer", "locale": "en",
                           "country": "DE"},
                 "seller": {"partyId": "seller", "email": "seller@shop.test", "name": "Demo Seller", "locale": "en",
                            "country": "DE"}}
                """);
        Matcher matcher = SELLER_ALIAS.matcher(answer);
        if (!matcher.find()) {
            throw new IOException("no alias in " + answer);
        }
        return matcher.group(1);
    }
}
