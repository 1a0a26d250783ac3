namespace CityTwin.DjiCloud;

/// <summary>Which devices a dock has with it: the data of <c>update_topo</c>. An empty list says that its aircraft is not there.</summary>
public sealed record DjiTopology(DjiModel Dock, string ThingVersion, IReadOnlyList<DjiSubDevice> SubDevices)
{
    /// <exception cref="DjiRefusedException"/>
    public static DjiTopology Read(DjiValue data) => new(
        DjiModel.Read(data.Object()), Version(data),
        [.. data["sub_devices"].Items().Select(one => new DjiSubDevice(
            one["sn"].Text(DjiTopic.MaxSnLength), DjiModel.Read(one), one["index"].TextOr("", 16)!, Version(one)))]);

    private static string Version(DjiValue device) =>
        device["thing_version"].TextOr(null, 32) ?? device["version"].TextOr("", 32)!;
}

/// <param name="Index">The channel it is connected by.</param>
public sealed record DjiSubDevice(string Sn, DjiModel Model, string Index, string ThingVersion);
