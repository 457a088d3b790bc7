package dev.amana.moderation.investigation;

/** Who is too near to somebody to decide about them. */
@FunctionalInterface
public interface Colleagues {
    /** Whether the two are the same person, or of one team. */
    boolean concerned(String staffId, String otherStaffId);
}
