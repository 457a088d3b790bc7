package dev.amana.moderation.classifier;

/**
 * How far the classifier has come.
 *
 * @param example the number of the last decision that was learnt, counting from 1; 0 where there was none
 * @param digest of all decisions up to it, each with its message, its revision and what was said: equal digests mean equal
 *     weights
 * @param harmful how many of them withheld the message
 * @param scale as it is after it
 */
record Progress(long example, String digest, long harmful, Scale scale) {
    private static final int DIGEST_CHARS = 8;

    static final Progress NONE = new Progress(0, "", 0, Scale.NONE);

    /** Such as {@code classifier/312-03bd5a11}. */
    String label() {
        return "classifier/" + example + '-' + digest.substring(0, Math.min(DIGEST_CHARS, digest.length()));
    }

    boolean enough(ClassifierProperties properties) {
        return example >= properties.fewestDecisions()
                && harmful >= properties.fewestOfEach()
                && example - harmful >= properties.fewestOfEach();
    }
}
