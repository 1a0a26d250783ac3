namespace CityTwin.Fleet.Planning;

/// <summary>Why a job is in nobody's plan.</summary>
public enum DropReason
{
    /// <summary>No unit has what it needs, or the one it is kept for is not here.</summary>
    NoCapableUnit,

    /// <summary>No unit that could do it has a way there and home.</summary>
    NoWay,

    /// <summary>None of them would be there before its window closes.</summary>
    TooLate,

    /// <summary>None of them would be home by the end of its shift.</summary>
    ShiftTooShort,

    /// <summary>It is more than any of them can carry.</summary>
    TooHeavy,

    /// <summary>None of them has the energy for it.</summary>
    NotEnoughEnergy,

    /// <summary>It could be done by a unit that did nothing else; other work leaves no room for it.</summary>
    UnitsBusy,

    /// <summary>There is room, but it would cost more than dropping it.</summary>
    DearerThanItsPrice,
}
