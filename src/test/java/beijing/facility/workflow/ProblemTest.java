package beijing.facility.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void eachLineIsAProblemOfItsField() {
        assertThat(Problem.in("“下达金额”（releaseAmount）填写的“0”不正确，须大于0。\n总投资必须等于各部分之和（字段：totalInvestment）。\n项目有在办的变更。"))
                .containsExactly(
                        new Problem("releaseAmount", "releaseAmount", "下达金额", "“下达金额”填写的“0”不正确，须大于0。"),
                        new Problem("totalInvestment", "totalInvestment", null, "总投资必须等于各部分之和。"),
                        new Problem(null, null, null, "项目有在办的变更。"));
    }

    @Test
    void whatIsInsideOfAGroupHasAPath() {
        assertThat(Problem.in("“养老服务基本公共服务面积”（elderlyCare.basicArea）填写的“600.001”不正确，最多2位小数。")).singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("elderlyCare");
                    assertThat(problem.path()).isEqualTo("elderlyCare.basicArea");
                    assertThat(problem.message()).isEqualTo("“养老服务基本公共服务面积”填写的“600.001”不正确，最多2位小数。");
                });
    }

    @Test
    void anOfficialReadsNoCodes() {
        assertThat(Problem.in("项目存在例外而各区未填写“例外说明”（justification），不能确定（SELECT），请退回补正：功能不足（第七条）。")).singleElement()
                .satisfies(problem -> assertThat(problem.message()).isEqualTo("项目存在例外而各区未填写“例外说明”，不能确定，请退回补正：功能不足（第七条）。"));
    }

    @Test
    void theFirstFieldThatIsNamedIsTheOneThatIsMeant() {
        assertThat(Problem.in("“文号”（releaseNumber）填写的“京”（x）”不正确。")).singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo("releaseNumber"));
    }
}
