package no.nattro.inventory.domain;

/** What a request about a reservation is told, decided by the row as it stands and by nothing else. */
public sealed interface ReservationAnswer {

    /** All that a request to hold a basket can be told. */
    sealed interface ToReserve extends ReservationAnswer permits Reserved, Refused, AlreadyUndone, KeyReused {}

    /** All that a request to sell what is held can be told. */
    sealed interface ToConfirm extends ReservationAnswer permits Reserved, AlreadyUndone, NotReserved {}

    /** The pieces are held or sold. */
    record Reserved(Reservation reservation) implements ToReserve, ToConfirm {}

    /** They could not be had when the order first asked, so this order never gets them. */
    record Refused(Refusal refusal) implements ToReserve {}

    /** The order has been given up; a request that comes after that must not hold anything again. */
    record AlreadyUndone() implements ToReserve, ToConfirm {}

    /** The order asked for something else before. */
    record KeyReused() implements ToReserve {}

    /** Nothing is held that could be sold. */
    record NotReserved() implements ToConfirm {}
}
