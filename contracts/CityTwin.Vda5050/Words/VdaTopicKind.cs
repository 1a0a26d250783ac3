namespace CityTwin.Vda5050;

/// <summary>The last level of a topic.</summary>
public enum VdaTopicKind : byte
{
    /// <summary>To the robot.</summary>
    Order,

    /// <summary>To the robot.</summary>
    InstantActions,

    /// <summary>From the robot.</summary>
    State,

    /// <summary>From the robot, or its last will from the broker; retained.</summary>
    Connection,

    /// <summary>From the robot; retained.</summary>
    Factsheet,

    /// <summary>From the robot.</summary>
    Visualization,

    /// <summary>To the robot; from 3.0.</summary>
    ZoneSet,

    /// <summary>To the robot; from 3.0.</summary>
    Responses,
}
