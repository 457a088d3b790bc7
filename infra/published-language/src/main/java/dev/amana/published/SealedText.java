package dev.amana.published;

/**
 * Personal data as it stands outside a service's memory: ciphertext under the key of one data subject and one retention
 * class. Deleting that key erases every copy of the text, wherever it went.
 *
 * @param subject whose data it is: a party id, a staff id, or another stable identifier without personal meaning
 * @param retention the retention class's name, such as {@code correspondence}
 * @param ciphertext Base64 (RFC 4648, section 4, without padding) of a Tink AEAD ciphertext over the text in UTF-8, with
 *     {@code subject + '|' + retention} as associated data
 */
public record SealedText(String subject, String retention, String ciphertext) {}
