package beijing.facility.funding;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.measures.Establishment;
import beijing.facility.measures.ProjectCode;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.Step;

/** 登记立项: number, date, project code and estimate of the establishment (Article 24). */
@Component
@ProcessBean
@Step(process = "funding-approval", task = "RecordEstablishment", office = Office.DISTRICT_DRC,
        outcomes = RegisterEstablishment.Registration.class)
class RegisterEstablishment extends Recorder {

    enum Registration implements Outcome {
        @Outcome.Label("登记立项") ESTABLISH
    }

    private final ProjectFiles files;

    RegisterEstablishment(ProjectFiles files) {
        this.files = files;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Establishment establishment = EstablishmentForm.read(mandate);
        Project project = files.require(ProcessVariables.projectNumber(execution));
        project.establish(establishment);
        project = files.save(project);
        files.decided(mandate, project, Registration.ESTABLISH, "", "立项" + establishment.track().label() + "文号："
                + establishment.number() + "；项目代码：" + establishment.projectCode()
                + ProjectCode.notice(establishment.projectCode()).map(notice -> "（" + notice + "）").orElse(""));
    }
}
