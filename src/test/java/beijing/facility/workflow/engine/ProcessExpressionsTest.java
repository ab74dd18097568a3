package beijing.facility.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;

/** What an expression can reach while a process runs, however it came into the engine. */
@ProcessTest
class ProcessExpressionsTest {

    private static String project;

    @Autowired
    ProcessEngineConfigurationImpl engine;
    @Autowired
    Journey journey;
    @Autowired
    TransactionTemplate transactions;
    @Autowired
    ApplicationContext context;

    @Test
    void variablesAndTheBeansMadeForItAreReached() {
        assertThat(evaluate("district-drc-${districtCode}")).isEqualTo("district-drc-110105");
        assertThat(evaluate("${districtCode == '110105'}")).isEqualTo(true);
        assertThat(evaluate("${checkCompliance}")).isSameAs(context.getBean("checkCompliance"));
    }

    @Test
    void aVariableDoesNotTakeThePlaceOfABean() {
        assertThat(evaluate("${fileApplication}")).isSameAs(context.getBean("fileApplication"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${''.getClass()}", "${''.class}", "${execution.id}", "${execution.getEngineServices()}",
            "${districtCode.length()}", "${checkCompliance.execute(execution)}", "${map['key']}", "${map.key}",
            "${dataSource}", "${jdbcClient}", "${environment}", "${processEngine}", "${S('{}')}", "${JSON('{}')}", "${now().time}"})
    void nothingElseIs(String expression) {
        assertThatThrownBy(() -> evaluate(expression)).isInstanceOfAny(ProcessEngineException.class, ELException.class);
    }

    /** In a running process, as any expression of its file; nothing of it stays. */
    private Object evaluate(String text) {
        String instance = engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(project()).processDefinitionKey("joint-review").singleResult().getId();
        return transactions.execute(transaction -> {
            transaction.setRollbackOnly();
            return engine.getCommandExecutorTxRequired().execute(command -> {
                ExecutionEntity execution = command.getExecutionManager().findExecutionById(instance);
                execution.setVariable("fileApplication", "mine");
                execution.setVariable("map", Map.of("key", "value"));
                return engine.getExpressionManager().createExpression(text).getValue(execution);
            });
        });
    }

    private String project() {
        if (project == null) {
            project = journey.filed();
        }
        return project;
    }
}
