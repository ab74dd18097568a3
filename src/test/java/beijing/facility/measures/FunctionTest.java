package beijing.facility.measures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FunctionTest {

    @Test
    void isFoundByTheKeyOfTheForms() {
        assertThat(Function.ofKey("communityMeals")).hasValue(Function.COMMUNITY_MEALS);
        assertThat(Function.ofKey("COMMUNITY_MEALS")).isEmpty();
        assertThat(Function.ofKey(null)).isEmpty();
    }
}
