package beijing.facility.workflow.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;

import beijing.facility.workflow.InputException;

class FormFieldsTest {

    private static final String FORM = """
            {"components": [
              {"type": "text", "text": "标题"},
              {"type": "textfield", "key": "opinion"},
              {"type": "textfield", "key": "shown", "disabled": true},
              {"type": "number", "key": "address.number"},
              {"type": "group", "path": "elderlyCare", "components": [{"type": "number", "key": "basicArea"}]},
              {"type": "group", "components": [{"type": "checkbox", "key": "accepted"}]}
            ]}""";

    private final FormFields fields = new FormFields();

    @Test
    void whatTheFormHasIsTaken() {
        assertThatCode(() -> check(Map.of("opinion", "x", "accepted", true,
                "address", SpinValues.jsonValue("{}").create(), "elderlyCare", SpinValues.jsonValue("{}").create())))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
        assertThatCode(() -> check(null)).doesNotThrowAnyException();
        assertThatCode(() -> check(Variables.putValue("opinion", null))).doesNotThrowAnyException();
    }

    @Test
    void whatItHasNotIsNamed() {
        assertThatThrownBy(() -> check(Map.of("opinion", "x", "districtCode", "110101", "basicArea", "1")))
                .isInstanceOf(InputException.class)
                .hasMessage("提交的内容含有表单中没有的字段：basicArea、districtCode，请删除后重新提交。");
    }

    @Test
    void whatItOnlyShowsIsNotTaken() {
        assertThatThrownBy(() -> check(Map.of("shown", "x"))).hasMessageContaining("shown");
    }

    @Test
    void filesAndObjectsAreNotTaken() {
        assertThatThrownBy(() -> check(Map.of("opinion", Variables.fileValue("x.exe").file(new byte[0]).create())))
                .hasMessageContaining("字段“opinion”的类型“file”不能提交");
        assertThatThrownBy(() -> check(Map.of("opinion", Variables.serializedObjectValue("{}")
                .objectTypeName("x.Y").serializationDataFormat("application/json").create())))
                .hasMessageContaining("字段“opinion”的类型“object”不能提交");
    }

    private void check(Map<String, Object> submitted) {
        fields.check("form", () -> new ByteArrayInputStream(FORM.getBytes(StandardCharsets.UTF_8)), submitted);
    }
}
