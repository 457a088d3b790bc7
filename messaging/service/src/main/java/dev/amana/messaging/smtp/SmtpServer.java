package dev.amana.messaging.smtp;

import java.io.IOException;
import java.net.Socket;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.subethamail.smtp.internal.server.CommandHandler;
import org.subethamail.smtp.server.SMTPServer;

/** The server: SubEthaSMTP's protocol engine with verbs of ours, each connection on a virtual thread. */
public final class SmtpServer implements SmartLifecycle {
    private static final long OVERDUE_CHECK_MILLIS = 5_000;

    private final SmtpProperties settings;
    private final Reception reception;
    private final Visits visits;
    private final MemoryBudget memory;
    private final Clock clock;
    private final @Nullable SSLContext tls;
    private final @Nullable Logins logins;
    private volatile @Nullable SMTPServer server;

    /** A door for mail from everywhere. */
    SmtpServer(SmtpProperties settings, Reception reception, Visits visits, Clock clock, @Nullable SSLContext tls) {
        this(settings, reception, visits, clock, tls, null);
    }

    /** @param logins who may submit mail; null for a door that takes mail from everywhere */
    SmtpServer(
            SmtpProperties settings,
            Reception reception,
            Visits visits,
            Clock clock,
            @Nullable SSLContext tls,
            @Nullable Logins logins) {
        this.settings = settings;
        this.reception = reception;
        this.visits = visits;
        this.memory = new MemoryBudget(settings.memoryLimit());
        this.clock = clock;
        this.tls = tls;
        this.logins = logins;
    }

    @Override
    public void start() {
        SMTPServer.Builder builder = SMTPServer.port(settings.port())
                .bindAddress(Optional.ofNullable(settings.bindAddress()))
                .hostName(settings.hostName())
                .softwareName("Amana")
                .backlog(200)
                .messageHandlerFactory(context -> new MailTransaction())
                .sessionHandler(visits)
                .maxConnections(settings.connections())
                .maxMessageSize(settings.mostMessageBytes())
                .connectionTimeoutMs(Math.toIntExact(settings.commandTimeout().toMillis()))
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("smtp-", 0).factory()));
        SSLContext context = tls;
        if (context != null) {
            builder.enableTLS().startTlsSocketFactory(socket -> serverSide(context, socket));
        }
        SMTPServer built = builder.build();
        addVerbs(built.getCommandHandler());
        built.start();
        server = built;
        Thread.ofVirtual().name("smtp-overdue").start(this::watch);
    }

    private void addVerbs(CommandHandler commands) {
        Logins submitters = logins;
        commands.addCommand(new EhloVerb(submitters != null));
        commands.addCommand(new MailVerb(submitters));
        commands.addCommand(submitters == null ? new NotImplementedVerb("AUTH") : new AuthVerb(submitters, visits));
        commands.addCommand(new RcptVerb(reception, visits, settings.recipients()));
        commands.addCommand(new DataVerb(reception, memory, clock, settings));
        commands.addCommand(new NotImplementedVerb("BDAT"));
        commands.addCommand(new NotImplementedVerb("EXPN"));
    }

    private static SSLSocket serverSide(SSLContext context, Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket) context.getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
        secured.setUseClientMode(false);
        return secured;
    }

    private void watch() {
        while (isRunning()) {
            visits.endOverdue();
            try {
                Thread.sleep(OVERDUE_CHECK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** The port it listens on. */
    public int port() {
        SMTPServer running = server;
        return running == null ? settings.port() : running.getPortAllocated();
    }

    @Override
    public void stop() {
        SMTPServer running = server;
        server = null;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    /** Mail is let in last and shut out first. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 512;
    }
}
