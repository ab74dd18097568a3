package beijing.facility.audit;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What became of the chain.
 *
 * @param entries     how many there are
 * @param intact      whether each digest is right, none is missing, and the rows that they tell are as they were
 * @param firstBroken the number of the first entry that is not; of one that is missing, the number that it had; null where
 *                    every entry is right and a row has none
 * @param row         of a row that no entry tells, its table and number, as {@code decision:12}; null where an entry is named
 * @param reason      what is wrong with it, in Chinese
 * @param digest      that of the last entry: written down elsewhere, it also proves later that nobody made the whole chain anew
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Verification(long entries, boolean intact, Long firstBroken, String row, String reason, String digest) {
}
