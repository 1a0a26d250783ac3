using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace CityTwin.DevicesSim.Tests.Drones.Waylines;

/// <summary>Mission files for tests, as a cloud would make them.</summary>
internal static class Kmz
{
    /// <summary>A picture by both lenses at each point.</summary>
    public static byte[] Of(params (double Lon, double Lat, double HeightM)[] points) => Zip(Wpml(string.Concat(points.Select(Placemark))));

    public static string Md5(byte[] file) => Convert.ToHexStringLower(MD5.HashData(file));

    public static string Wpml(string placemarks, string heights = "WGS84") => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <kml xmlns="http://www.opengis.net/kml/2.2" xmlns:wpml="http://www.dji.com/wpmz/1.0.6">
          <Document>
            <wpml:missionConfig>
              <wpml:flyToWaylineMode>safely</wpml:flyToWaylineMode>
              <wpml:finishAction>goHome</wpml:finishAction>
              <wpml:takeOffSecurityHeight>30</wpml:takeOffSecurityHeight>
              <wpml:globalTransitionalSpeed>14</wpml:globalTransitionalSpeed>
            </wpml:missionConfig>
            <Folder>
              <wpml:executeHeightMode>{heights}</wpml:executeHeightMode>
              <wpml:waylineId>0</wpml:waylineId>
              <wpml:autoFlightSpeed>12</wpml:autoFlightSpeed>
              {placemarks}
            </Folder>
          </Document>
        </kml>
        """;

    public static byte[] Zip(string wpml, string name = "wpmz/waylines.wpml")
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(Encoding.UTF8.GetBytes(wpml));
        }

        return bytes.ToArray();
    }

    public static string Placemark((double Lon, double Lat, double HeightM) point, int index) => string.Create(CultureInfo.InvariantCulture, $"""
        <Placemark>
          <Point><coordinates>{point.Lon},{point.Lat}</coordinates></Point>
          <wpml:index>{index}</wpml:index>
          <wpml:executeHeight>{point.HeightM}</wpml:executeHeight>
          <wpml:waypointTurnParam><wpml:waypointTurnMode>toPointAndStopWithDiscontinuityCurvature</wpml:waypointTurnMode></wpml:waypointTurnParam>
          <wpml:actionGroup>
            <wpml:actionGroupStartIndex>{index}</wpml:actionGroupStartIndex>
            <wpml:actionGroupEndIndex>{index}</wpml:actionGroupEndIndex>
            <wpml:actionTrigger><wpml:actionTriggerType>reachPoint</wpml:actionTriggerType></wpml:actionTrigger>
            <wpml:action>
              <wpml:actionActuatorFunc>takePhoto</wpml:actionActuatorFunc>
              <wpml:actionActuatorFuncParam><wpml:payloadLensIndex>wide,ir</wpml:payloadLensIndex></wpml:actionActuatorFuncParam>
            </wpml:action>
            <wpml:action>
              <wpml:actionActuatorFunc>hover</wpml:actionActuatorFunc>
              <wpml:actionActuatorFuncParam><wpml:hoverTime>4</wpml:hoverTime></wpml:actionActuatorFuncParam>
            </wpml:action>
          </wpml:actionGroup>
        </Placemark>
        """);
}
