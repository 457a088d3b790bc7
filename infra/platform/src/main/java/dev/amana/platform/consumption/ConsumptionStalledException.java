package dev.amana.platform.consumption;

/** A batch could not be handled now, for a reason that lies outside its records; Kafka delivers it again. */
public final class ConsumptionStalledException extends RuntimeException {
    ConsumptionStalledException(String group, Throwable cause) {
        super(group + " is stalled: " + cause, cause);
    }
}
