package beijing.facility.measures;

/** 运营模式 (Article 30). */
public enum OperationMode {

    MARKET_SELECTION("市场化择优"),
    ENTRUSTED("委托经营"),
    PRIVATE_BUILT_PRIVATE_RUN("民建民营"),
    PRIVATE_RUN_PUBLIC_SUPPORT("民办公助"),
    GOVERNMENT_PURCHASE("政府购买服务");

    private final String label;

    OperationMode(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
