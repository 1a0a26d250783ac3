using System.Collections.Frozen;

namespace CityTwin.City.Generation;

/// <summary>What is known of places besides their codes: English names, and where in Yuzhong a street lies, roughly.</summary>
internal static class KnownPlaces
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["50"] = "Chongqing",
        ["500101"] = "Wanzhou", ["500102"] = "Fuling", ["500103"] = "Yuzhong", ["500104"] = "Dadukou",
        ["500105"] = "Jiangbei", ["500106"] = "Shapingba", ["500107"] = "Jiulongpo", ["500108"] = "Nan'an",
        ["500109"] = "Beibei", ["500110"] = "Qijiang", ["500111"] = "Dazu", ["500112"] = "Yubei",
        ["500113"] = "Banan", ["500114"] = "Qianjiang", ["500115"] = "Changshou", ["500116"] = "Jiangjin",
        ["500117"] = "Hechuan", ["500118"] = "Yongchuan", ["500119"] = "Nanchuan", ["500120"] = "Bishan",
        ["500151"] = "Tongliang", ["500152"] = "Tongnan", ["500153"] = "Rongchang", ["500154"] = "Kaizhou",
        ["500155"] = "Liangping", ["500156"] = "Wulong", ["500229"] = "Chengkou", ["500230"] = "Fengdu",
        ["500231"] = "Dianjiang", ["500233"] = "Zhongxian", ["500235"] = "Yunyang", ["500236"] = "Fengjie",
        ["500237"] = "Wushan", ["500238"] = "Wuxi", ["500240"] = "Shizhu", ["500241"] = "Xiushan",
        ["500242"] = "Youyang", ["500243"] = "Pengshui",
        ["500103001"] = "Qixinggang", ["500103003"] = "Jiefangbei", ["500103004"] = "Lianglukou",
        ["500103005"] = "Shangqingsi", ["500103007"] = "Caiyuanba", ["500103008"] = "Nanjimen",
        ["500103010"] = "Chaotianmen", ["500103011"] = "Daxigou", ["500103012"] = "Daping",
        ["500103013"] = "Hualongqiao", ["500103014"] = "Shiyoulu",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, GeoPoint> Places = new Dictionary<string, GeoPoint>
    {
        ["500103001"] = new(106.5640, 29.5585), ["500103003"] = new(106.5745, 29.5590),
        ["500103004"] = new(106.5500, 29.5530), ["500103005"] = new(106.5430, 29.5610),
        ["500103007"] = new(106.5510, 29.5460), ["500103008"] = new(106.5690, 29.5530),
        ["500103010"] = new(106.5820, 29.5620), ["500103011"] = new(106.5560, 29.5640),
        ["500103012"] = new(106.5190, 29.5410), ["500103013"] = new(106.5150, 29.5510),
        ["500103014"] = new(106.5020, 29.5420),
    }.ToFrozenDictionary();

    /// <summary>Nothing when it is not known.</summary>
    public static string English(DivisionCode code) => Names.GetValueOrDefault(code.Value, "");

    public static GeoPoint? Near(DivisionCode code) => Places.TryGetValue(code.Value, out var place) ? place : null;
}
