package dev.amana.moderation.rules;

import java.util.List;
import java.util.Map;

/** The content of all rule files, before it is compiled. */
record RuleSource(
        String name,
        int version,
        String digest,
        List<Rule> rules,
        List<String> reportedSpeech,
        List<String> ownSpeech,
        Map<String, List<String>> lists,
        Lexicon lexicon,
        Policy policy) {}
