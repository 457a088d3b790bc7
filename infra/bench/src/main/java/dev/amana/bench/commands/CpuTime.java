package dev.amana.bench.commands;

import java.time.Duration;
import java.util.stream.Stream;

/** Processor time of this JVM and of the servers it started: what one operation costs, however busy the machine is. */
final class CpuTime {
    private CpuTime() {}

    static long nanos() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .mapToLong(process ->
                        process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L))
                .sum();
    }
}
