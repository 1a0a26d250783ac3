namespace CityTwin.Warnings;

/// <summary>Why a warning does not carry out a command.</summary>
public enum WarningRefusal
{
    /// <summary>There is no such warning.</summary>
    Missing = 0,

    /// <summary>It is in the wrong stage.</summary>
    WrongStage = 1,

    /// <summary>It has changed since the version the command names.</summary>
    Stale = 2,

    /// <summary>The issuing centre lies outside the principal's area.</summary>
    OutsideArea = 3,

    /// <summary>What it would say is incomplete, too large, or cannot be published as CAP.</summary>
    Invalid = 4,

    /// <summary>Another principal has brought it, and the one that asks is not named for its sender.</summary>
    NotYours = 5,
}
