package beijing.facility.audit;

/** Somebody who is no auditor asks for the chain. */
public class NotAuditor extends RuntimeException {

    NotAuditor() {
        super("只有审计监督人员可以核验和导出审计链。");
    }
}
