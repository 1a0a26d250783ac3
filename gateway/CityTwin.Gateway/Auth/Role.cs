namespace CityTwin.Gateway.Auth;

/// <summary>What a person or a system does in the city; the <c>role</c> claim of its token.</summary>
[Flags]
public enum Role
{
    None = 0,

    /// <summary>Watches a centre's map and sees to alerts.</summary>
    Operator = 1,

    /// <summary>Turns alerts into work.</summary>
    Dispatcher = 2,

    /// <summary>Leads when it is serious.</summary>
    Commander = 4,

    /// <summary>Of a department, in the field.</summary>
    Officer = 8,

    /// <summary>Walks a grid cell.</summary>
    GridMember = 16,

    /// <summary>Connects devices and systems.</summary>
    Integrator = 32,

    /// <summary>Reads everything, changes nothing.</summary>
    Auditor = 64,

    Admin = 128,

    /// <summary>Whoever may read.</summary>
    Anyone = Operator | Dispatcher | Commander | Officer | GridMember | Integrator | Auditor | Admin,

    /// <summary>Whoever may acknowledge and clear alerts.</summary>
    AlertHandlers = Operator | Dispatcher | Commander | Admin,

    /// <summary>Whoever may say that red calls nobody, if the district that it calls lies in their area.</summary>
    RedQuieters = Commander | Admin,

    /// <summary>Whoever may read what citizens wrote and sent.</summary>
    ItemReaders = Operator | Dispatcher | Commander | Officer | GridMember | Admin,

    /// <summary>Whoever may report a matter.</summary>
    Reporters = Operator | Dispatcher | Commander | Officer | GridMember | Integrator | Admin,

    /// <summary>Whoever is told of things, and answers: all but those who only read.</summary>
    Notified = Reporters,

    /// <summary>Whoever may take in the reports of other systems.</summary>
    Importers = Operator | Dispatcher | Integrator | Admin,

    /// <summary>Whoever judges reports.</summary>
    Judges = Operator | Dispatcher | Commander | Admin,

    /// <summary>Whoever may speak to the public.</summary>
    Warners = Commander | Admin,

    /// <summary>Whoever may bring the warnings of other authorities.</summary>
    WarningBringers = Integrator | Commander | Admin,

    /// <summary>Whoever looks on the spot.</summary>
    Verifiers = GridMember | Officer | Dispatcher | Admin,

    /// <summary>Whoever sends orders to departments.</summary>
    Dispatchers = Dispatcher | Commander | Admin,

    /// <summary>Whoever acts for a department.</summary>
    Handlers = Officer | Dispatcher | Admin,

    /// <summary>Whoever looks at what was done.</summary>
    Checkers = GridMember | Operator | Dispatcher | Commander | Admin,

    /// <summary>Whoever may take a district's whole log along.</summary>
    LogReaders = Commander | Auditor | Admin,

    /// <summary>Whoever may read what was refused to whom.</summary>
    AttemptReaders = Auditor | Admin,

    /// <summary>Whoever may register devices and see their registrations.</summary>
    DeviceManagers = Integrator | Admin,
}
