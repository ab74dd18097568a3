/**
 * 《北京市社区嵌入式服务设施项目建设运营管理办法（试行）》 (京发改规〔2025〕1号) as pure Java: what a project consists of, the
 * parameters, the rules with their findings, and the subsidy. It depends on nothing but the JDK, stores nothing and asks no clock.
 *
 * <p>Money is {@link java.math.BigDecimal} in yuan with two decimals, floor area in m² with two decimals, a rate is a fraction
 * ({@code 0.30}). Texts for officials are Chinese and speak of 万元 and percent.
 */
package beijing.facility.measures;
