package dev.amana.pears.contract;

/** A foreign contract. */
public interface PearsEvent {
    record PearRipened(String pearId) implements PearsEvent {}
}
