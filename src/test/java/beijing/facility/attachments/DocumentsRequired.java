package beijing.facility.attachments;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.test.context.TestPropertySource;

import beijing.facility.process.ProcessTest;

/** A house that asks for documents; its engine has a name of its own, for the one called default is that of the other tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ProcessTest
@TestPropertySource(properties = {
        "camunda.bpm.process-engine-name=" + DocumentsRequired.ENGINE,
        "measures.required-attachments.RecordEstablishment=ESTABLISHMENT_APPROVAL",
        "measures.required-attachments.SubmitFundApplication=FUND_APPLICATION,ESTIMATE_APPROVAL"})
public @interface DocumentsRequired {

    String ENGINE = "documents";
}
