/**
 * What an official types or another system sends, understood as she means it, in one place: figures, days, texts (contract §10).
 * What can't be understood is refused; nothing ever becomes another value.
 */
package beijing.facility.typed;
