/**
 * The audit chain: what was decided, paid, signed in, changed about people, rights, processes and policy, each entry with the digest
 * (SM3) of its content and of the entry before. Everybody appends to it in the transaction of what it tells, so both are stored or
 * neither is; {@code web} lets the auditor verify it and take it away.
 *
 * <p>It knows nobody of this house: others tell it who acts ({@link beijing.facility.audit.Acting}).
 *
 * <p>How a line of {@code /api/audit.jsonl} is verified without this program: take away its last member, {@code ,"digest":"…"}; the
 * SM3 of what is left, closing brace included, in UTF-8, is that digest, and {@code previous} is the digest of the line before
 * (64 zeros in the first). {@code openssl dgst -sm3} computes it.
 */
package beijing.facility.audit;
