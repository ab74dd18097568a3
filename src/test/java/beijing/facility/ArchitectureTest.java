package beijing.facility;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;

import beijing.facility.mandate.Mandate;
import beijing.facility.project.Decision;
import beijing.facility.project.Decisions;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.Step;

/** The arrows between the packages point one way, and money, time and process beans are handled as this house does. */
@AnalyzeClasses(packages = "beijing.facility", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] PROCESSES = {"beijing.facility.solicitation..", "beijing.facility.lifecycle..", "beijing.facility.review..", "beijing.facility.funding..",
            "beijing.facility.implementation..", "beijing.facility.release..", "beijing.facility.change..", "beijing.facility.acceptance..", "beijing.facility.operation..", "beijing.facility.termination.."};

    private static final DescribedPredicate<JavaClass> BEGUN_BY_A_FORM = DescribedPredicate.describe("is begun by a form",
            type -> type.isAnnotatedWith(Step.class) && !type.getAnnotationOfType(Step.class).task().isEmpty());

    @ArchTest
    static final ArchRule theRegulationKnowsNothingButTheJdk = classes().that().resideInAPackage("..measures..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("..measures..", "java..");

    @ArchTest
    static final ArchRule whatIsTypedIsUnderstoodByTheJdkAlone = classes().that().resideInAPackage("..typed..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("..typed..", "java..");

    @ArchTest
    static final ArchRule processPackagesMeetOnlyInBpmn = slices()
            .matching("beijing.facility.(solicitation|lifecycle|review|funding|implementation|release|change|acceptance|operation|termination)..")
            .should().notDependOnEachOther();

    @ArchTest
    static final ArchRule noPackageGoesRoundInCircles = slices().matching("beijing.facility.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theFileKnowsNoEngine = noClasses().that().resideInAPackage("..project..")
            .should().dependOnClassesThat().resideInAnyPackage("..workflow..", "..desk..", "..demo..", "org.camunda..");

    @ArchTest
    static final ArchRule theGlueKnowsNoFile = noClasses().that().resideInAPackage("..workflow..")
            .should().dependOnClassesThat().resideInAnyPackage("..project..", "..desk..", "..demo..");

    @ArchTest
    static final ArchRule nobodyCallsAProcess = noClasses().that().resideOutsideOfPackages(PROCESSES)
            .should().dependOnClassesThat().resideInAnyPackage(PROCESSES);

    @ArchTest
    static final ArchRule nobodyNeedsTheDemo = noClasses().that().resideOutsideOfPackage("..demo..")
            .should().dependOnClassesThat().resideInAPackage("..demo..");

    @ArchTest
    static final ArchRule theAuditChainKnowsNobody = classes().that().resideInAPackage("beijing.facility.audit..")
            .should().onlyDependOnClassesThat().resideOutsideOfPackages("org.camunda..")
            .andShould().onlyDependOnClassesThat(resideInAPackage("beijing.facility.audit..").or(resideOutsideOfPackage("beijing.facility..")));

    @ArchTest
    static final ArchRule controllersAreWebFaces = classes().that()
            .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
            .should().resideInAPackage("..web..");

    @ArchTest
    static final ArchRule moneyIsNeverBinary = fields().that().areDeclaredInClassesThat().resideInAPackage("beijing.facility..")
            .should().notHaveRawType(double.class).andShould().notHaveRawType(float.class)
            .andShould().notHaveRawType(Double.class).andShould().notHaveRawType(Float.class);

    @ArchTest
    static final ArchRule noAmountIsMadeOfADouble = noClasses()
            .should().callConstructor(BigDecimal.class, double.class)
            .orShould().callMethod(BigDecimal.class, "valueOf", double.class)
            .orShould().callMethod(BigDecimal.class, "doubleValue");

    @ArchTest
    static final ArchRule oneClock = noClasses().that().resideOutsideOfPackage("..demo..")
            .should().callMethod(Instant.class, "now")
            .orShould().callMethod(LocalDate.class, "now")
            .orShould().callMethod(LocalDateTime.class, "now");

    @ArchTest
    static final ArchRule whatAProcessCallsIsMarked = classes().that().implement(JavaDelegate.class).or().implement(TaskListener.class)
            .and().doNotHaveModifier(JavaModifier.ABSTRACT).should().beAnnotatedWith(ProcessBean.class);

    /** It has the mandate of whoever handed the form in, or it is not called at all. */
    @ArchTest
    static final ArchRule whatIsBegunByAFormIsARecorder = classes().that(BEGUN_BY_A_FORM).should().beAssignableTo(Recorder.class);

    @ArchTest
    static final ArchRule nobodyElseIsARecorder = classes().that().areAssignableTo(Recorder.class)
            .and().doNotHaveModifier(JavaModifier.ABSTRACT)
            .should(ArchCondition.from(BEGUN_BY_A_FORM));

    @ArchTest
    static final ArchRule onlyTheGlueGivesAMandate = noClasses().that().resideOutsideOfPackage("..workflow.engine..")
            .should().callConstructor(Mandate.class, String.class, String.class, String.class, String.class, String.class, String.class,
                    String.class, String.class, Map.class);

    @ArchTest
    static final ArchRule onlyTheFileWritesTheRecord = noClasses().that().doNotHaveSimpleName("ProjectFiles")
            .should().callMethod(Decisions.class, "save", Decision.class);

    @ArchTest
    static final ArchRule nothingElseIsMarked = classes().that().areAnnotatedWith(ProcessBean.class)
            .should().beAssignableTo(JavaDelegate.class).orShould().beAssignableTo(TaskListener.class);
}
