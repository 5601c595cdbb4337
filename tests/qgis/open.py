"""Open one layer file, GeoPackage or project in QGIS without a window, and say what is wrong with it.

usage: /usr/bin/python3 open.py FILE        (the system's interpreter: it is the one that sees the QGIS modules)
Exit 0 when nothing is wrong, 1 with a line a fault.
"""
import sys

from qgis.core import QgsApplication, QgsProject, QgsProviderRegistry, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtCore import QVariant

SCALARS = {QVariant.String, QVariant.Int, QVariant.LongLong, QVariant.Double, QVariant.Date, QVariant.Bool}


def layers_of(path):
    """Every layer with geometry in the file, opened as drag-and-drop opens it."""
    for part in QgsProviderRegistry.instance().querySublayers(path):
        if part.wkbType() != QgsWkbTypes.NoGeometry:
            layer = QgsVectorLayer(part.uri(), part.name(), "ogr")
            # A GeoPackage keeps its styles inside, a GeoJSON file beside it.
            layer.loadDefaultStyle()
            yield layer


def faults_of(layer):
    name = layer.name()
    if not layer.isValid():
        yield f"{name}: not valid"
        return
    if layer.crs().authid() != "EPSG:4326" or not layer.crs().isValid():
        yield f"{name}: reference system {layer.crs().authid() or 'missing'}"
    if layer.featureCount() < 1:
        yield f"{name}: no features"
    if layer.renderer() is None or layer.renderer().type() != "categorizedSymbol":
        yield f"{name}: not styled"
    elif not values(layer) <= {category.value() for category in layer.renderer().categories()}:
        yield f"{name}: a value without a symbol"
    if not layer.labelsEnabled():
        yield f"{name}: no labels"
    if QgsWkbTypes.hasZ(layer.wkbType()):
        yield f"{name}: has heights"
    for field in layer.fields():
        if field.type() not in SCALARS:
            yield f"{name}: field {field.name()} is {field.typeName()}"
    for feature in layer.getFeatures():
        shape = feature.geometry()
        if shape.isNull() or shape.isEmpty() or not shape.isGeosValid():
            yield f"{name}: feature {feature['uid']} has no valid geometry"
            continue
        box = shape.boundingBox()
        if box.xMinimum() < -180 or box.xMaximum() > 180 or box.yMinimum() < -90 or box.yMaximum() > 90:
            yield f"{name}: feature {feature['uid']} lies off the globe"


def values(layer):
    attribute = layer.renderer().classAttribute()
    return {feature[attribute] for feature in layer.getFeatures()}


def main(path):
    faults = []
    if path.endswith(".qgs"):
        project = QgsProject.instance()
        if not project.read(path):
            faults.append("the project cannot be read")
        if not project.crs().isValid():
            faults.append("the project has no reference system")
        if project.ellipsoid() != "EPSG:7030":
            faults.append(f"the project measures on {project.ellipsoid() or 'the plane'}")
        layers = list(project.mapLayers().values())
        shown = project.layerTreeRoot().findLayers()
        if len(shown) != len(layers):
            faults.append(f"{len(layers)} layers but {len(shown)} in the tree")
    else:
        layers = list(layers_of(path))
    if not layers:
        faults.append("no layer")
    for layer in layers:
        faults.extend(faults_of(layer))
    for fault in faults:
        print(f"  {fault}")
    return 1 if faults else 0


application = QgsApplication([], False)
application.initQgis()
code = main(sys.argv[1])
QgsProject.instance().clear()
sys.exit(code)
