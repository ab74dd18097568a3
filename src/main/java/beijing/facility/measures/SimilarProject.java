package beijing.facility.measures;

import java.math.BigDecimal;

/**
 * Another live project of the same project unit that looks like the one filed (Article 22). It carries only what the official of
 * another district may know of that file.
 *
 * @param projectNumber     项目编号
 * @param district          Chinese name of its district
 * @param nameSimilarity    0 to 1
 * @param addressSimilarity 0 to 1
 */
public record SimilarProject(String projectNumber, String district, BigDecimal nameSimilarity, BigDecimal addressSimilarity) {
}
