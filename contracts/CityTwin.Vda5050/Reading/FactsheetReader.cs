using System.Text.Json;

namespace CityTwin.Vda5050;

internal static class FactsheetReader
{
    public static VdaFactsheet Read(Place place)
    {
        var version = place.Room.Version;
        var features = place.Object("protocolFeatures");
        var is3 = version.Major >= 3;
        return new VdaFactsheet
        {
            HeaderId = is3 ? place.Whole("headerId") : place.WholeOrNull("headerId"),
            Timestamp = is3 || place.Has("timestamp", out _) ? place.Time("timestamp") : null,
            Version = place.Text("version"),
            Manufacturer = place.Text("manufacturer"),
            SerialNumber = place.Text("serialNumber"),
            Type = Type(place.Object("typeSpecification")),
            Physics = Physics(place.Object("physicalParameters")),
            Limits = Limits(place.Object("protocolLimits")),
            OptionalParameters = features.Items("optionalParameters", parameter => new VdaOptionalParameter(
                parameter.Text("parameter"), parameter.Word<VdaSupport>("support"), parameter.TextOrNull("description"))),
            Actions = features.Items(version.Name("mobileRobotActions", "agvActions"), Action),
            Geometry = GeometryReader.Read(place.Object(version.Name("mobileRobotGeometry", "agvGeometry"))),
            Loads = Loads(place.Object("loadSpecification")),
            Versions = Configuration(place) is { } configuration
                ? configuration.ItemsOrNone("versions", part => new VdaReference(part.Text("key"), part.Text("value")))
                : [],
            CriticalChargePercent = Configuration(place) is { } settings && settings.Has("batteryCharging", out var charging)
                ? charging.AsObject().NumberOrNull("criticalLowChargingLevel")
                : null,
        };
    }

    private static Place? Configuration(Place place) =>
        place.Has(place.Room.Version.Name("mobileRobotConfiguration", "vehicleConfig"), out var found) ? found.AsObject() : null;

    private static VdaTypeSpecification Type(Place place)
    {
        var version = place.Room.Version;
        return new VdaTypeSpecification(
            place.Text("seriesName"), place.TextOrNull("seriesDescription"), place.Text(version.Name("mobileRobotKinematics", "agvKinematic")),
            place.Text(version.Name("mobileRobotClass", "agvClass")), place.Number(version.Name("maximumLoadMass", "maxLoadMass")),
            place.Items("localizationTypes", type => type.AsText()), place.Items("navigationTypes", type => type.AsText()),
            [.. place.ItemsOrNone("supportedZones", zone => zone.AsWord<VdaZoneType>()).Where(zone => zone != VdaZoneType.Unknown)]);
    }

    private static VdaPhysics Physics(Place place)
    {
        var version = place.Room.Version;
        return new VdaPhysics(
            place.Number(version.Name("minimumSpeed", "speedMin")), place.Number(version.Name("maximumSpeed", "speedMax")),
            place.Number(version.Name("maximumAcceleration", "accelerationMax")), place.Number(version.Name("maximumDeceleration", "decelerationMax")),
            version.Major >= 3 ? place.Number("minimumHeight") : place.NumberOrNull("heightMin"),
            place.Number(version.Name("maximumHeight", "heightMax")), place.Number("width"), place.Number("length"));
    }

    private static VdaProtocolLimits Limits(Place place)
    {
        var version = place.Room.Version;
        var texts = place.Object(version.Name("maximumStringLengths", "maxStringLens"));
        var arrays = place.Object(version.Name("maximumArrayLengths", "maxArrayLens"));
        var timing = place.Object("timing");
        return new VdaProtocolLimits
        {
            MessageBytes = Length(texts, version.Name("maximumMessageLength", "msgLen")),
            TopicSerialLength = Length(texts, version.Name("maximumTopicSerialLength", "topicSerialLen")),
            TopicElementLength = Length(texts, version.Name("maximumTopicElementLength", "topicElemLen")),
            IdLength = Length(texts, version.Name("maximumIdLength", "idLen")),
            IdsAreNumbers = texts.FlagOrNull("idNumericalOnly") ?? false,
            LoadIdLength = Length(texts, version.Name("maximumLoadIdLength", "loadIdLen")),
            ArrayLengths = ArrayLengths(arrays),
            MinimumOrderIntervalS = timing.Number(version.Name("minimumOrderInterval", "minOrderInterval")),
            MinimumStateIntervalS = timing.Number(version.Name("minimumStateInterval", "minStateInterval")),
            DefaultStateIntervalS = timing.NumberOrNull("defaultStateInterval"),
            VisualizationIntervalS = timing.NumberOrNull("visualizationInterval"),
        };
    }

    private static Dictionary<string, int> ArrayLengths(Place place)
    {
        var lengths = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in ArrayNames)
        {
            if (Length(place, name) is { } length)
            {
                lengths[name] = length;
            }
        }

        return lengths;
    }

    private static readonly string[] ArrayNames =
    [
        "order.nodes", "order.edges", "node.actions", "edge.actions", "actions.actionsParameters", "instantActions",
        "trajectory.knotVector", "trajectory.controlPoints", "zoneSet.zones", "state.nodeStates", "state.edgeStates", "state.loads",
        "state.actionStates", "state.instantActionStates", "state.zoneActionStates", "state.errors", "state.information",
        "error.errorReferences", "information.infoReferences",
    ];

    private static int? Length(Place place, string name) => place.WholeOrNull(name) is { } length ? (int)Math.Min(length, int.MaxValue) : null;

    private static VdaActionAbility Action(Place place)
    {
        var is3 = place.Room.Version.Major >= 3;
        return new VdaActionAbility(
            place.Text("actionType"), place.Items("actionScopes", scope => scope.AsWord<VdaActionScope>()),
            place.ItemsOrNone("actionParameters", parameter => new VdaParameterAbility(
                parameter.Text("key"), parameter.Word<VdaValueType>("valueDataType"), parameter.FlagOrNull("isOptional") ?? false,
                parameter.TextOrNull("description"))),
            BlockingTypes(place),
            is3 ? place.Flag("pauseAllowed") : null, is3 ? place.Flag("cancelAllowed") : null,
            place.TextOrNull("actionDescription"), place.TextOrNull(place.Room.Version.Name("actionResult", "resultDescription")));
    }

    /// <summary>The schema of 2.1.0 can be read as one word instead of an array; some do.</summary>
    private static IReadOnlyList<VdaBlockingType> BlockingTypes(Place place) => place.Has("blockingTypes", out var types)
        ? types.Value.ValueKind == JsonValueKind.String ? [types.AsWord<VdaBlockingType>()] : types.AsItems(type => type.AsWord<VdaBlockingType>())
        : [];

    private static VdaLoadSpecification Loads(Place place) => new(
        place.ItemsOrNone("loadPositions", position => position.AsText()), place.ItemsOrNone("loadSets", LoadSet));

    private static VdaLoadSet LoadSet(Place place)
    {
        var version = place.Room.Version;
        return new VdaLoadSet(
            place.Text("setName"), place.Text("loadType"), place.ItemsOrNone("loadPositions", position => position.AsText()),
            BoxReader.Read(place), place.NumberOrNull(version.Name("maximumWeight", "maxWeight")),
            place.NumberOrNull(version.Name("maximumSpeed", "agvSpeedLimit")), place.NumberOrNull("pickTime"), place.NumberOrNull("dropTime"),
            place.TextOrNull("description"));
    }
}
