package beijing.facility.workflow.engine;

import java.util.List;

import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.BpmnParseFactory;

import beijing.facility.workflow.InputException;
import beijing.facility.workflow.OfficialException;

/** What the engine itself can't read in a new file, in the language of who deploys it. {@link DeploymentRules} saw the file before. */
class ProcessFileRules implements BpmnParseFactory {

    @Override
    public BpmnParse createBpmnParse(BpmnParser parser) {
        return new Parse(parser);
    }

    private static final class Parse extends BpmnParse {

        private Parse(BpmnParser parser) {
            super(parser);
        }

        @Override
        public BpmnParse execute() {
            try {
                return super.execute();
            } catch (ProcessEngineException unreadable) {
                if (unreadable instanceof OfficialException || deployment == null || !deployment.isNew()) {
                    throw unreadable;
                }
                throw new InputException("文件“" + name + "”不能部署：不符合 BPMN 规范，请用 Camunda Modeler 打开检查并重新保存。");
            }
        }

        @Override
        public void throwExceptionForErrors() {
            // a file that was deployed before keeps running, whatever is asked of new ones by now
            if (deployment != null && !deployment.isNew()) {
                super.throwExceptionForErrors();
            }
            List<String> places = getProblems().stream().map(Parse::place).distinct().toList();
            throw new InputException("文件“" + name + "”不能部署：不符合 BPMN 规范，" + String.join("、", places)
                    + "不能识别，请用 Camunda Modeler 打开检查并重新保存。");
        }

        private static String place(Problem problem) {
            return "第" + problem.getLine() + "行第" + problem.getColumn() + "列"
                    + (problem.getMainElementId() == null ? "" : "（" + problem.getMainElementId() + "）");
        }
    }
}
