package dev.amana.platform.erasure;

import dev.amana.platform.personal.RetentionClass;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which classes an erasure keeps, and why (GDPR, article 17, paragraph 3):
 *
 * <table>
 *   <caption>Policy</caption>
 *   <tr><th>Class</th><th>At an erasure</th></tr>
 *   <tr><td>correspondence, profile, entitlement</td><td>erased</td></tr>
 *   <tr><td>claim-evidence</td><td>kept: establishment and defence of legal claims</td></tr>
 *   <tr><td>cash-reporting</td><td>kept: anti-money-laundering and tax law</td></tr>
 *   <tr><td>staff-evidence</td><td>kept: records of employment and of access to data</td></tr>
 * </table>
 */
final class RetentionPolicy {
    private RetentionPolicy() {}

    /** Wire names of the classes that are erased. */
    static Set<String> erased() {
        Set<String> erased = new TreeSet<>();
        for (RetentionClass each : RetentionClass.values()) {
            if (keptBecause(each).isEmpty()) {
                erased.add(each.wireName());
            }
        }
        return erased;
    }

    /** Wire names of the classes that are kept, each with the reason's key. */
    static Map<String, String> kept() {
        Map<String, String> kept = new TreeMap<>();
        for (RetentionClass each : RetentionClass.values()) {
            keptBecause(each).ifPresent(reason -> kept.put(each.wireName(), reason));
        }
        return kept;
    }

    private static Optional<String> keptBecause(RetentionClass retention) {
        return switch (retention) {
            case CORRESPONDENCE, PROFILE, ENTITLEMENT -> Optional.empty();
            case CLAIM_EVIDENCE -> Optional.of("legal-claims");
            case CASH_REPORTING -> Optional.of("cash-and-tax-law");
            case STAFF_EVIDENCE -> Optional.of("employment-and-access-records");
        };
    }
}
